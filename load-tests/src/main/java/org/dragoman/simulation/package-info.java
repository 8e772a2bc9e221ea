/**
 * A conference day played at random against the session's rules, from a seed: everybody asks for everything, the server
 * crashes and comes back, and after each step what must always be true is held against an account kept apart.
 */
package org.dragoman.simulation;
