package org.dragoman.gateway.net;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.dragoman.settings.Settings;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.KeyPairUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets certificates from an authority by ACME (RFC 8555): the account and its key stay in a folder; a name is shown to be ours
 * over HTTP or TLS; a certificate is renewed when the authority says so (RFC 9773), or else when a third of its time is left.
 *
 * <p>Owner: the thread that orders; the last certificate may be read from any thread, never half of it.
 */
final class AcmeOrders {
    private static final Logger log = LoggerFactory.getLogger(AcmeOrders.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ANSWER_BITS = 2048;
    private static final String CURVE = "secp256r1";

    /** By which a certificate names the key that signed it. */
    private static final String AUTHORITY_KEY = "2.5.29.35";

    private final Owner owner = new Owner();
    private final Settings.Tls.Acme settings;
    private final Path folder;
    private final AcmeAnswers answers;
    private final Clock clock;
    private @Nullable Login login;

    AcmeOrders(Settings.Tls.Acme settings, Path folder, AcmeAnswers answers, Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.answers = answers;
        this.clock = clock;
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            // The library makes its keys with this one alone; last in the list, nobody else gets
            // it.
            Security.addProvider(new BouncyCastleProvider());
        }
    }

    Path certificate() {
        return folder.resolve("acme.crt");
    }

    Path key() {
        return folder.resolve("acme.key");
    }

    /** The certificate that was got last, if it is still for our name. */
    synchronized Optional<ServerCertificate> last() {
        try {
            return Files.exists(certificate())
                    ? Optional.of(ServerCertificate.read(certificate(), key()))
                            .filter(one -> one.names().contains(settings.name()))
                    : Optional.empty();
        } catch (IOException e) {
            log.atWarn().setCause(e).log("the certificate that was got by ACME cannot be read");
            return Optional.empty();
        }
    }

    /** Why another certificate is to be got now; nothing where the last is good for longer. */
    Optional<String> reason() throws AcmeException, IOException {
        Optional<ServerCertificate> last = last();
        if (last.isEmpty()) {
            return Optional.of("there is none for " + settings.name());
        }
        Instant now = clock.instant();
        X509Certificate own = last.get().own();
        var whole = Duration.between(own.getNotBefore().toInstant(), last.get().until());
        if (now.isAfter(last.get().until().minus(whole.dividedBy(3)))) {
            return Optional.of("less than a third of its time is left");
        }
        if (!isAsked(own)) {
            return Optional.empty();
        }
        var renewal = login().bindRenewalInfo(own);
        renewal.fetch();
        return now.isAfter(renewal.getSuggestedWindowStart())
                ? Optional.of("the authority asks for it")
                : Optional.empty();
    }

    /** Whether the authority says when a certificate is to be renewed (RFC 9773). */
    private boolean isAsked(X509Certificate certificate) throws AcmeException, IOException {
        return certificate.getExtensionValue(AUTHORITY_KEY) != null
                && login().getSession().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
    }

    private Login login() throws AcmeException, IOException {
        Login known = login;
        if (known == null) {
            var session = new Session(settings.directory());
            KeyPair account = kept(folder.resolve("acme-account.key"));
            var builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account);
            settings.contact().ifPresent(builder::addEmail);
            known = builder.createLogin(session);
            login = known;
        }
        return known;
    }

    /** A key that is made once and stays. */
    private static KeyPair kept(Path file) throws IOException {
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                return KeyPairUtils.readKeyPair(reader);
            }
        }
        KeyPair made = KeyPairUtils.createECKeyPair(CURVE);
        PrivateFiles.write(file, pem(made), PrivateFiles.SECRET);
        return made;
    }

    private static String pem(KeyPair pair) throws IOException {
        var text = new StringWriter();
        KeyPairUtils.writeKeyPair(pair, text);
        return text.toString();
    }

    /** Gets a certificate and puts it into its files. */
    void get() throws AcmeException, IOException, InterruptedException {
        assert owner.here();
        try {
            OrderBuilder wanted = login().newOrder().domain(settings.name());
            Optional<ServerCertificate> last = last();
            if (last.isPresent() && isAsked(last.get().own())) {
                wanted.replaces(last.get().own());
            }
            Order order = wanted.create();
            for (Authorization authorization : order.getAuthorizations()) {
                show(authorization);
            }
            KeyPair pair = KeyPairUtils.createECKeyPair(CURVE);
            order.waitUntilReady(PATIENCE);
            order.execute(pair);
            if (order.waitForCompletion(PATIENCE) != Status.VALID) {
                throw new AcmeException(
                        "the order is " + order.getStatus() + ": " + order.getError());
            }
            keep(order.getCertificate(), pair);
        } finally {
            answers.over();
        }
    }

    private void show(Authorization authorization)
            throws AcmeException, IOException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        Challenge challenge = prepared(authorization);
        challenge.trigger();
        if (challenge.waitForCompletion(PATIENCE) != Status.VALID) {
            throw new AcmeException(
                    "the authority does not find us at "
                            + settings.name()
                            + ": "
                            + challenge.getError().map(Object::toString).orElse("no reason given"));
        }
    }

    private Challenge prepared(Authorization authorization) throws AcmeException, IOException {
        if (settings.httpPort().isPresent()) {
            Http01Challenge http =
                    authorization
                            .findChallenge(Http01Challenge.class)
                            .orElseThrow(() -> new AcmeException("no http-01 is offered"));
            answers.http(http.getToken(), http.getAuthorization());
            return http;
        }
        TlsAlpn01Challenge tls =
                authorization
                        .findChallenge(TlsAlpn01Challenge.class)
                        .orElseThrow(() -> new AcmeException("no tls-alpn-01 is offered"));
        // The library signs the certificate that shows the answer with RSA alone.
        KeyPair pair = KeyPairUtils.createKeyPair(ANSWER_BITS);
        answers.tls(tls.createCertificate(pair, authorization.getIdentifier()), pair.getPrivate());
        return tls;
    }

    private synchronized void keep(Certificate got, KeyPair pair)
            throws IOException, AcmeException {
        got.download();
        var chain = new StringWriter();
        got.writeCertificate(chain);
        PrivateFiles.write(key(), PrivateFiles.pem(pair.getPrivate()), PrivateFiles.SECRET);
        PrivateFiles.write(certificate(), chain.toString(), PrivateFiles.OPEN);
        log.atInfo()
                .addKeyValue("until", got.getCertificate().getNotAfter().toInstant())
                .addKeyValue("name", settings.name())
                .log("a certificate was got by ACME");
    }
}
