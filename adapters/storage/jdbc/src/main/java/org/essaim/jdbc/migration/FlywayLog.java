package org.essaim.jdbc.migration;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Flyway speak at DEBUG only (<i>journal de Flyway</i>): a host hears nothing of a schema that is as it should be.
 *
 * <p>Public because Flyway makes it by its name. What goes wrong is thrown, and needs no second voice; what Flyway warns
 * of beyond that is the age of its own release.
 */
public final class FlywayLog implements LogCreator {

    /** For Flyway. */
    public FlywayLog() {}

    @Override
    public Log createLogger(Class<?> source) {
        Logger logger = LoggerFactory.getLogger(source);
        return new Log() {
            @Override
            public void debug(String message) {
                logger.trace(message);
            }

            @Override
            public void info(String message) {
                logger.debug(message);
            }

            @Override
            public void notice(String message) {
                logger.debug(message);
            }

            @Override
            public void warn(String message) {
                logger.debug(message);
            }

            @Override
            public void error(String message) {
                logger.debug(message);
            }

            @Override
            public void error(String message, Exception cause) {
                logger.debug(message, cause);
            }
        };
    }
}
