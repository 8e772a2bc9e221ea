/**
 * The functional core: who has the floor, who is on air, and what that means for every channel.
 *
 * <p>{@link org.dragoman.session.Rules} decides, {@link org.dragoman.session.Session} evolves, {@link
 * org.dragoman.session.Patch} says which microphone is carried where. No clock, thread, randomness or I/O: time comes
 * with each command.
 */
package org.dragoman.session;
