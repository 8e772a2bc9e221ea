/** Who somebody is: badges as signed tokens. What a role may do is for the rules to say. */
package org.dragoman.access;
