/** Which microphone each channel carries: a pure function of the session. */
package org.dragoman.session.patch;
