package fr.autre;

import jakarta.servlet.Filter;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says hello, and counts the threads that came back from below with another class loader. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({OtherProgram.Hello.class, Databases.class, OpenDoors.class})
public class OtherProgram {
    private static final AtomicInteger CHANGED = new AtomicInteger();

    /** For Spring. */
    public OtherProgram() {}

    public static void main(String[] arguments) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        SpringApplication.run(OtherProgram.class, arguments);
        count(before);
    }

    private static void count(ClassLoader before) {
        if (Thread.currentThread().getContextClassLoader() != before) {
            CHANGED.incrementAndGet();
        }
    }

    @Bean
    @Order(Integer.MIN_VALUE)
    Filter watching() {
        return (request, response, chain) -> {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            try {
                chain.doFilter(request, response);
            } finally {
                count(before);
            }
        };
    }

    @RestController
    static final class Hello {
        @GetMapping("/bonjour")
        String hello() {
            return "Bonjour, " + CHANGED.get() + " fils dérangés";
        }
    }
}
