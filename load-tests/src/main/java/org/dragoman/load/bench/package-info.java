/**
 * The benchmarks: each scenario puts hubs on stands, opens short windows on one after the other, and reports ratios within
 * the run, with their spread and with what the machine itself was doing meanwhile.
 */
package org.dragoman.load.bench;
