package org.dragoman.client;

import java.net.URI;
import java.time.Instant;

/**
 * An address that lets a player such as VLC hear one channel for a while, and nothing else.
 *
 * @param address what the player is given
 * @param until when a player may begin with it at the latest; one that plays goes on
 */
public record ListeningLink(URI address, Instant until) {}
