package org.essaim.spring;

import javax.sql.DataSource;
import org.essaim.jdbc.JdbcStore;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.Store;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A store on the host's database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(Store.class)
@ConditionalOnSingleCandidate(DataSource.class)
class StoreConfiguration {

    // After the host's own tables: its Flyway refuses a schema in which somebody else was first.
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    JdbcStore essaimStore(DataSource dataSource, ObjectProvider<DocumentCodec> codecs, EssaimProperties properties) {
        HostConnections connections = new HostConnections(dataSource);
        JdbcStore.Builder store = JdbcStore.builder()
                .dataSource(connections)
                .joining(connections::isInTransaction)
                .prefix(properties.store().prefix());
        codecs.ifAvailable(store::codec);
        String schema = properties.store().schema();
        if (schema != null) {
            store.schema(schema);
        }
        if (properties.store().existing()) {
            store.existing();
        }
        return store.open();
    }
}
