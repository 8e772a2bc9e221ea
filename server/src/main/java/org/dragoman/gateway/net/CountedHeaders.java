package org.dragoman.gateway.net;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/** Headers of which there are so many at most: a thousand short ones fit into few bytes, and cost much more than those. */
final class CountedHeaders extends DefaultHttpHeaders {
    private final int most;

    private CountedHeaders(int most) {
        this.most = most;
    }

    /** Makes the headers of each request. */
    static HttpHeadersFactory of(int most) {
        return new HttpHeadersFactory() {
            @Override
            public HttpHeaders newHeaders() {
                return new CountedHeaders(most);
            }

            @Override
            public HttpHeaders newEmptyHeaders() {
                return new CountedHeaders(most);
            }
        };
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        hold();
        return super.add(name, value);
    }

    @Override
    public HttpHeaders add(String name, Object value) {
        hold();
        return super.add(name, value);
    }

    private void hold() {
        if (size() >= most) {
            throw new TooLongHttpHeaderException("more than " + most + " headers");
        }
    }
}
