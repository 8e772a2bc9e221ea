/**
 * The latency-critical core: a frame comes in once, is checked against the one live lease, encoded once, and handed to
 * whoever hears its channel. Knows buffers, and nothing of conferences.
 *
 * <pre>
 *   frame ─► gate: is (track, channel, epoch) an open route? ─► encoded once for each channel that carries it
 *              │ no: dropped, counted                             │ handed to each event loop once
 *              ▼                                                  ▼
 *          one notice a second                                 audience of (channel, loop) ─► listeners
 * </pre>
 */
package org.dragoman.fanout;
