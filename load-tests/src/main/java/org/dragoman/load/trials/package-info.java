/** Trials of what must never happen: something acknowledged that is lost, something announced that is not there, a frame after its gate closed. */
package org.dragoman.load.trials;
