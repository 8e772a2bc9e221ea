/**
 * The load generator: thousands of listeners and a few speakers on one thread, which sends what is due, reads what came,
 * and naps. It speaks the real protocol to the product and two bytes to everything it is compared with.
 *
 * <pre>
 *   talkers ── a frame every 20 ms, the intended time inside ──► the hub under test
 *                                                                  │
 *   ledger ◄── latency, loss, gaps ── listeners ◄──────────────────┘
 * </pre>
 */
package org.dragoman.load.crowd;
