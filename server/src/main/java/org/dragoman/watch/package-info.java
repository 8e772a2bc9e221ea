/** The watch over the sound: what is wrong with a channel or a microphone, for how long, and who is told. Values alone. */
package org.dragoman.watch;
