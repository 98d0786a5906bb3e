/** Formats that need the JDK alone. */
module org.essaim.formats {
    requires org.essaim.core;
}
