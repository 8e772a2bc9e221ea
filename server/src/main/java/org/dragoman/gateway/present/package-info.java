/** Who is connected to a session, and messages encoded once for all who get them. */
package org.dragoman.gateway.present;
