package org.essaim.spring;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The host's connections: the one of its transaction where one runs on this database, else one from its pool.
 *
 * <p>Not Spring's {@link TransactionAwareDataSourceProxy} alone: within a transaction on <em>another</em> database that one keeps a
 * connection in auto-commit mode bound to the thread, and a commit of ours would set about it.
 */
final class HostConnections extends DelegatingDataSource {
    private final TransactionAwareDataSourceProxy bound;

    HostConnections(DataSource dataSource) {
        super(underlying(dataSource));
        bound = new TransactionAwareDataSourceProxy(target());
    }

    // As transaction managers do: what they bind is bound under what lies below, and what such a proxy gives out within
    // a
    // transaction must not be taken for a connection of our own.
    private static DataSource underlying(DataSource dataSource) {
        return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                ? underlying(proxy.getTargetDataSource())
                : dataSource;
    }

    /** True if a transaction of the host's runs on this database and this thread. */
    boolean isInTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !(TransactionSynchronizationManager.getResource(target()) instanceof ConnectionHolder holder)) {
            return false;
        }
        try {
            Connection connection = holder.getConnection();
            return DataSourceUtils.isConnectionTransactional(connection, target()) && !connection.getAutoCommit();
        } catch (SQLException e) {
            return true; // broken, but the host's: whoever takes it hears why
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return isInTransaction() ? bound.getConnection() : target().getConnection();
    }

    private DataSource target() {
        return obtainTargetDataSource();
    }
}
