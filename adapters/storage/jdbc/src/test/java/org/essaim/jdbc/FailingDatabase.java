package org.essaim.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.essaim.tck.Faults;
import org.jspecify.annotations.Nullable;

/** Connections to a database that may fail at each connection, each statement, and before and after each commit. */
final class FailingDatabase {
    private final Faults faults;

    private FailingDatabase(Faults faults) {
        this.faults = faults;
    }

    static DataSource of(DataSource connections, Faults faults) {
        return new FailingDatabase(faults).watched(DataSource.class, connections);
    }

    private <T> T watched(Class<T> type, Object sound) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            boolean step = name.startsWith("execute")
                    || name.equals("getConnection")
                    || name.equals("commit")
                    || name.equals("rollback")
                    // What comes next is a COPY by the driver itself.
                    || name.equals("unwrap");
            if (step) {
                faults.step(FailingDatabase::failed);
            }
            Object answer = invoked(() -> method.invoke(sound, arguments));
            if (name.equals("commit")) {
                faults.step(FailingDatabase::failed);
            }
            return name.equals("unwrap") ? answer : wrapped(answer);
        };
        return type.cast(
                Proxy.newProxyInstance(FailingDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object wrapped(@Nullable Object answer) {
        if (answer instanceof Connection connection) {
            return watched(Connection.class, connection);
        }
        if (answer instanceof PreparedStatement statement) {
            return watched(PreparedStatement.class, statement);
        }
        if (answer instanceof Statement statement) {
            return watched(Statement.class, statement);
        }
        return answer;
    }

    private interface Call {
        @Nullable
        Object made() throws ReflectiveOperationException;
    }

    private static @Nullable Object invoked(Call call) throws Throwable {
        try {
            return call.made();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static SQLException failed() {
        return new SQLException("the medium failed", "58030");
    }
}
