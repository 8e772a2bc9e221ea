/** What is printed for a conference: badges as a page that a browser prints. */
package org.dragoman.print;
