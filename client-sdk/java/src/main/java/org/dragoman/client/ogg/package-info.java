/** Reads Ogg Opus files (RFC 3533, RFC 7845) packet by packet, with a bound on everything. Decodes nothing. */
@NullMarked
package org.dragoman.client.ogg;

import org.jspecify.annotations.NullMarked;
