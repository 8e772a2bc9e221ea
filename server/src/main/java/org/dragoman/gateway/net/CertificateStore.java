package org.dragoman.gateway.net;

import java.io.IOException;

/** Where a certificate with its key is kept. */
@FunctionalInterface
interface CertificateStore {
    /**
     * The pair as it is there now, made or renewed first where that is the server's own matter.
     *
     * @throws IOException if there is none that can be used, with a message for whoever runs the server
     */
    ServerCertificate read() throws IOException;
}
