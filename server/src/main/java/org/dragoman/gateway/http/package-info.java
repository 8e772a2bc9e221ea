/** HTTP beside the WebSocket: pages, journals, the upgrade, captions that are posted, and a channel as Ogg Opus. */
package org.dragoman.gateway.http;
