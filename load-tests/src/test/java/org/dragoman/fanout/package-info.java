/** Benchmarks of the hot path, each under the first name of the class it measures. */
package org.dragoman.fanout;
