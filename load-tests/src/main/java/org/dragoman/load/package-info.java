/** What Dragoman is put through: load, latency, faults and simulations. */
package org.dragoman.load;
