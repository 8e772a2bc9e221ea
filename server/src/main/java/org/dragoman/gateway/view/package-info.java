/** What each role sees of a session, in the wire's words. */
package org.dragoman.gateway.view;
