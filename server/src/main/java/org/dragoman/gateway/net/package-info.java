/** Netty: event loops, sockets, TLS, HTTP/1.1, and the limits that each connection is held to. */
package org.dragoman.gateway.net;
