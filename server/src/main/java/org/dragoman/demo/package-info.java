/**
 * The demo's people: a moderator, speakers, interpreters and captioners with real speech. Ordinary clients on
 * the Java SDK, who know the hub's address and their badges and nothing else of the house.
 */
package org.dragoman.demo;
