include(GNUInstallDirs)
install(TARGETS plotmill plotmill-broker plotmill-worker RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES deploy/plotmill.yaml deploy/clients.yaml DESTINATION ${CMAKE_INSTALL_SYSCONFDIR}/plotmill)
install(FILES examples/story.py DESTINATION ${CMAKE_INSTALL_DATADIR}/plotmill/examples)
