/** The words of a session: what is asked, what happened, and why something is refused. */
package org.dragoman.session.said;
