/** The subcommands of {@code dragoman}, each one class: what they read, what they print, how they end. */
package org.dragoman.cli;
