package org.essaim.pdf;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the renderer says to SLF4J at DEBUG: left alone it prints its timings on standard error. Its logger is one
 * for the whole process, so a host that has chosen its own keeps it.
 */
final class RendererLog implements XRLogger {
    private static final Logger LOG = LoggerFactory.getLogger("org.essaim.pdf.renderer");

    private RendererLog() {}

    static void install() {
        synchronized (LOG) {
            if (XRLog.getLoggerImpl() == null) {
                XRLog.setLoggerImpl(new RendererLog());
            }
        }
    }

    @Override
    public void log(String where, Level level, String message) {
        LOG.debug("{}", message);
    }

    @Override
    public void log(String where, Level level, String message, @Nullable Throwable thrown) {
        LOG.debug(message, thrown);
    }

    @Override
    public void setLevel(String logger, Level level) {
        // SLF4J's own configuration decides.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return LOG.isDebugEnabled();
    }
}
