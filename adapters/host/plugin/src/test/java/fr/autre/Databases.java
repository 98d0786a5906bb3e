package fr.autre;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Two databases that nobody can reach, of which none comes first. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("autre.two-databases")
class Databases {

    @Bean
    DataSource paie() {
        return new Away();
    }

    @Bean
    DataSource planning() {
        return new Away();
    }

    private static final class Away extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLException("away");
        }
    }
}
