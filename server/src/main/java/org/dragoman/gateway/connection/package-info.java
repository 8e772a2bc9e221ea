/** One WebSocket from Hello to close: who it is, what they hear and read, what they send and ask. */
package org.dragoman.gateway.connection;
