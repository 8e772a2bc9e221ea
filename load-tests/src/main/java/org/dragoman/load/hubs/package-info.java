/**
 * What is measured: the product, the limit it is measured against, and its peers, each a process of its own on a core of
 * its own. A hub says {@code ready PORT MANAGEMENT} on its first line that begins so, and dies with whoever started it.
 */
package org.dragoman.load.hubs;
