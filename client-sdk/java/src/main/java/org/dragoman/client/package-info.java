/**
 * Takes part in a session from any Java program: what one sees, what one asks, what one hears and says.
 *
 * <p>Start at {@link org.dragoman.client.DragomanClient}. Messages and views are those of the wire,
 * {@code org.dragoman.protocol.v1}.
 */
@NullMarked
package org.dragoman.client;

import org.jspecify.annotations.NullMarked;
