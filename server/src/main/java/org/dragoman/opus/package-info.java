/** What the first bytes of an Opus packet say (RFC 6716), without decoding it. */
package org.dragoman.opus;
