/** Durable order: what a session's facts are written to before anybody hears of them, and read from at a start. */
package org.dragoman.journal;
