/**
 * The latency-critical core: a frame comes in once, is checked against the one live lease, encoded once a loop, and handed to
 * whoever hears its channel. Knows buffers, and nothing of conferences.
 *
 * <pre>
 *   frame ─► gate: is (track, channel, epoch) an open route? ─► encoded for each channel that carries it and each loop
 *              │ no: dropped, counted                             │ that hears it, where it is numbered
 *              ▼                                                  ▼
 *          one notice a second                                 audience of (channel, loop) ─► listeners
 * </pre>
 */
package org.dragoman.fanout;
