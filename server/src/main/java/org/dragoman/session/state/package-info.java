/** A session as it stands: floor, list of speakers, booths, attendance. Folded from facts, never changed in place. */
package org.dragoman.session.state;
