/** How the server is to run: one file, the environment and the command line, with every key's default, read once at the start. */
package org.dragoman.settings;
