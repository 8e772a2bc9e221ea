package org.dragoman.load.crowd;

/**
 * Where a hub is entered.
 *
 * @param port on this machine
 * @param receiveBytes the listeners' receive buffer, 0 for the kernel's choice
 */
public record HubAddress(int port, boolean encrypted, Dialect dialect, int receiveBytes) {
    public HubAddress(int port, boolean encrypted, Dialect dialect) {
        this(port, encrypted, dialect, 0);
    }
}
