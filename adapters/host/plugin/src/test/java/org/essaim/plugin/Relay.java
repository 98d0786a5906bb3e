package org.essaim.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Stands between a program and its database, and cuts all connections once so many bytes have gone to the database. */
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final int database;
    private final List<Socket> open = new ArrayList<>();
    private long passed;
    private long cutAt = Long.MAX_VALUE;

    Relay(int database) throws IOException {
        this.database = database;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many bytes went to the database so far. */
    synchronized long passed() {
        return passed;
    }

    /** Cuts after so many more bytes, and lets nobody through until {@link #mend}. */
    synchronized void cutAfter(long bytes) {
        cutAt = passed + bytes;
    }

    synchronized boolean isCut() {
        return passed >= cutAt;
    }

    synchronized void mend() {
        cutAt = Long.MAX_VALUE;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = server.accept();
                if (!isCut()) {
                    Socket to = new Socket(InetAddress.getLoopbackAddress(), database);
                    synchronized (this) {
                        open.add(from);
                        open.add(to);
                    }
                    daemon(() -> pass(from, to, true));
                    daemon(() -> pass(to, from, false));
                } else {
                    from.close();
                }
            }
        } catch (IOException e) {
            // The end.
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[512];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted && cuts(read)) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // Cut, by whoever.
        }
    }

    private synchronized boolean cuts(int bytes) throws IOException {
        passed += bytes;
        if (passed < cutAt) {
            return false;
        }
        for (Socket each : open) {
            each.close();
        }
        open.clear();
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutAfter(0);
        cuts(0);
    }
}
