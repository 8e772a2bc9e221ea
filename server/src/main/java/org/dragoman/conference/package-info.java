/** What is known before the day: languages, delegations, agenda, booths, badges. Read from a file, never changed. */
package org.dragoman.conference;
