/**
 * The functional core: who has the floor, who is on air, and what that means for every channel.
 *
 * <pre>
 *   rules   decide: a command and the session become facts or a refusal
 *   patch   which microphone each channel carries, worked out from the session
 *   state   the session, evolved from facts
 *   said    the words: commands, events, refusals
 * </pre>
 *
 * <p>{@link org.dragoman.session.rules.Rules} decides, {@link org.dragoman.session.state.Session} evolves, {@link
 * org.dragoman.session.patch.Patch} says which microphone is carried where. No clock, thread, randomness or I/O: time comes
 * with each command. Each room knows those below it alone.
 */
package org.dragoman.session;
