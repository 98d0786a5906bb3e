package org.essaim.esppadom;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a parser have so many bytes for each thing that it tells: a parser holds a comment, an attribute or a section of characters
 * whole before it tells it, however large it is.
 */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long left;
    private boolean exhausted;
    private @Nullable IOException failure;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    /** The next thing begins. */
    void renew() {
        left = most;
    }

    /** True if something was larger than it may be. */
    boolean exhausted() {
        return exhausted;
    }

    /** What happened to the bytes themselves, which a parser may tell in words of its own. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0 && length > 0) {
            exhausted = true;
            throw new IOException("too large");
        }
        try {
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    // A parser closes what it came to the end of; who opened the bytes still reads the rest of them for their digest,
    // and closes them.
    @Override
    public void close() {}

    // A parser that goes back would be counted twice.
    @Override
    public boolean markSupported() {
        return false;
    }
}
