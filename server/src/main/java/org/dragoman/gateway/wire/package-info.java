/** Reads what clients ask, and says no in their language. */
package org.dragoman.gateway.wire;
