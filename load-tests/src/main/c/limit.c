/*
 * The leanest hub that can be written: what the machine's kernel allows, and nothing else. One thread, one epoll, a frame
 * that arrives encoded, one send for each listener. No rights, no sessions, no limits: it measures, it does not serve.
 *
 *   limit            plain
 *   limit CERT KEY   TLS 1.3 (built with -DTLS)
 *
 * Speaks what the generator speaks to every peer: an upgrade, then a message of two bytes, 'L' and a channel to listen
 * (255: to none) or 'P' and a channel to speak; each later message of a speaker goes to the channel's listeners.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef TLS
#include <openssl/ssl.h>
#endif

#define CHANNELS 8
#define NO_CHANNEL 255
#define DESCRIPTORS 65536
#define MESSAGE_MAX 1400
#define IN_MAX 4096

enum state { FREE, SHAKING, HTTP, SOCKET };

struct connection {
    enum state state;
    int speaks;             /* a channel, or NO_CHANNEL */
    int hears;              /* a channel, or NO_CHANNEL */
    int place;              /* in that channel's listeners */
    int held;               /* bytes in `in` */
    uint8_t *in;            /* what came and is not whole yet */
#ifdef TLS
    SSL *tls;
#endif
};

static struct connection connections[DESCRIPTORS];
static int listeners[CHANNELS][DESCRIPTORS];
static int count[CHANNELS];
static int poll_fd;
static unsigned long dropped;

#ifdef TLS
static SSL_CTX *context;

static void prepare_tls(const char *certificate, const char *key) {
    context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER
                                  | SSL_MODE_RELEASE_BUFFERS);
    if (SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256") != 1
        || SSL_CTX_use_certificate_chain_file(context, certificate) != 1
        || SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) {
        fprintf(stderr, "cannot use %s and %s\n", certificate, key);
        exit(2);
    }
}
#endif

static void hear(int fd, int channel) {
    struct connection *c = &connections[fd];
    if (c->hears != NO_CHANNEL) {
        int last = listeners[c->hears][--count[c->hears]];
        listeners[c->hears][c->place] = last;
        connections[last].place = c->place;
    }
    c->hears = channel < CHANNELS ? channel : NO_CHANNEL;
    if (c->hears != NO_CHANNEL) {
        c->place = count[channel];
        listeners[channel][count[channel]++] = fd;
    }
}

static void forget(int fd) {
    struct connection *c = &connections[fd];
    hear(fd, NO_CHANNEL);
#ifdef TLS
    if (c->tls) SSL_free(c->tls);
    c->tls = NULL;
#endif
    free(c->in);
    c->in = NULL;
    c->state = FREE;
    close(fd);
}

static long put(int fd, const void *bytes, int length) {
#ifdef TLS
    return SSL_write(connections[fd].tls, bytes, length);
#else
    return send(fd, bytes, length, MSG_DONTWAIT | MSG_NOSIGNAL);
#endif
}

static long take(int fd, void *bytes, int length) {
#ifdef TLS
    int n = SSL_read(connections[fd].tls, bytes, length);
    if (n > 0) return n;
    return SSL_get_error(connections[fd].tls, n) == SSL_ERROR_WANT_READ ? -1 : 0;
#else
    long n = recv(fd, bytes, length, MSG_DONTWAIT);
    return n < 0 && errno != EAGAIN ? 0 : n;
#endif
}

static void forward(int channel, const uint8_t *payload, int length) {
    uint8_t frame[MESSAGE_MAX + 4];
    int header = length < 126 ? 2 : 4;
    frame[0] = 0x82;
    if (length < 126) {
        frame[1] = (uint8_t) length;
    } else {
        frame[1] = 126;
        frame[2] = (uint8_t) (length >> 8);
        frame[3] = (uint8_t) length;
    }
    memcpy(frame + header, payload, length);
    for (int i = 0; i < count[channel]; i++) {
        if (put(listeners[channel][i], frame, header + length) != header + length) dropped++;
    }
}

/* One message, unmasked. */
static void message(int fd, const uint8_t *payload, int length) {
    struct connection *c = &connections[fd];
    if (c->speaks != NO_CHANNEL) {
        forward(c->speaks, payload, length);
    } else if (length == 2 && payload[0] == 'L') {
        hear(fd, payload[1]);
    } else if (length == 2 && payload[0] == 'P' && payload[1] < CHANNELS) {
        c->speaks = payload[1];
    }
}

/* Takes whole messages from the front of what is held; returns 0 where the connection is to go. */
static int messages(int fd) {
    struct connection *c = &connections[fd];
    int at = 0;
    while (c->held - at >= 6) {
        uint8_t *f = c->in + at;
        int length = f[1] & 0x7f;
        int header = 6;
        if (length == 126) {
            length = f[2] << 8 | f[3];
            header = 8;
        }
        if (!(f[1] & 0x80) || length > MESSAGE_MAX || (f[0] & 0x0f) == 8) return 0;
        if (c->held - at < header + length) break;
        for (int i = 0; i < length; i++) f[header + i] ^= f[header - 4 + (i & 3)];
        if ((f[0] & 0x0f) == 2) message(fd, f + header, length);
        at += header + length;
    }
    c->held -= at;
    memmove(c->in, c->in + at, c->held);
    return 1;
}

static int upgraded(int fd) {
    static const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    struct connection *c = &connections[fd];
    uint8_t *end = memmem(c->in, c->held, "\r\n\r\n", 4);
    if (!end) return 1;
    int used = (int) (end + 4 - c->in);
    c->held -= used;
    memmove(c->in, c->in + used, c->held);
    c->state = SOCKET;
    return put(fd, answer, sizeof answer - 1) == sizeof answer - 1 && messages(fd);
}

static void readable(int fd) {
    struct connection *c = &connections[fd];
#ifdef TLS
    if (c->state == SHAKING) {
        int done = SSL_accept(c->tls);
        if (done == 1) c->state = HTTP;
        else if (SSL_get_error(c->tls, done) != SSL_ERROR_WANT_READ) forget(fd);
        return;
    }
#endif
    do {
        long n = take(fd, c->in + c->held, IN_MAX - c->held);
        if (n < 0) return;
        if (n == 0) {
            forget(fd);
            return;
        }
        c->held += (int) n;
        if (!(c->state == HTTP ? upgraded(fd) : messages(fd))) {
            forget(fd);
            return;
        }
#ifdef TLS
    } while (SSL_has_pending(c->tls));
#else
    } while (0);
#endif
}

static void welcome(int listening) {
    int fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return;
    if (fd >= DESCRIPTORS) {
        close(fd);
        return;
    }
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *c = &connections[fd];
    *c = (struct connection) {.state = HTTP, .speaks = NO_CHANNEL, .hears = NO_CHANNEL, .in = malloc(IN_MAX)};
#ifdef TLS
    c->state = SHAKING;
    c->tls = SSL_new(context);
    SSL_set_fd(c->tls, fd);
    SSL_set_accept_state(c->tls);
#endif
    struct epoll_event interest = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, fd, &interest);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
#ifdef TLS
    if (argc < 3) return 2;
    prepare_tls(argv[1], argv[2]);
#else
    (void) argc;
    (void) argv;
#endif
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listening, (struct sockaddr *) &address, sizeof address) != 0 || listen(listening, 4096) != 0) {
        perror("cannot listen");
        return 2;
    }
    getsockname(listening, (struct sockaddr *) &address, &size);
    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event interest = {.events = EPOLLIN, .data.fd = listening};
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, listening, &interest);
    printf("ready %d 0\n", ntohs(address.sin_port));
    fflush(stdout);
    struct epoll_event events[512];
    for (;;) {
        int n = epoll_wait(poll_fd, events, 512, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd == listening) welcome(listening);
            else readable(events[i].data.fd);
        }
    }
}
