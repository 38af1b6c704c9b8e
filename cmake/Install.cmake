# `cmake --install build/release [--prefix P]`: the programs, their configuration, the C++ library (find_package(plotmill)), the Python package.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
install(TARGETS plotmill plotmill-broker plotmill-worker RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES deploy/plotmill.yaml deploy/clients.yaml DESTINATION ${CMAKE_INSTALL_SYSCONFDIR}/plotmill)
install(FILES examples/story.py examples/bare_producer.py DESTINATION ${CMAKE_INSTALL_DATADIR}/plotmill/examples)

# A fixed place, so that the package file is found whatever GNUInstallDirs makes of the machine (lib/ARCH/cmake is searched too).
set(plotmill_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/plotmill)
install(TARGETS plotmill_producer EXPORT plotmill LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES clients/cpp/plotmill/producer.hpp DESTINATION include/plotmill)
install(EXPORT plotmill NAMESPACE plotmill:: FILE plotmill-config.cmake DESTINATION ${plotmill_cmake_dir})
write_basic_package_version_file(plotmill-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/plotmill-config-version.cmake DESTINATION ${plotmill_cmake_dir})

# Where Debian's python3 looks: beneath /usr beside Debian's own packages, beneath /usr/local by version.
execute_process(COMMAND /usr/bin/python3 -c "import sys; print('%d.%d' % sys.version_info[:2], end='')"
                OUTPUT_VARIABLE plotmill_python_version)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    set(plotmill_python_default lib/python3/dist-packages)
else()
    set(plotmill_python_default lib/python${plotmill_python_version}/dist-packages)
endif()
set(PLOTMILL_PYTHON_DIR ${plotmill_python_default} CACHE STRING "Where the Python package goes, beneath the prefix")
install(DIRECTORY clients/python/plotmill DESTINATION ${PLOTMILL_PYTHON_DIR} FILES_MATCHING PATTERN "*.py" PATTERN "py.typed" PATTERN "*.json" PATTERN "*.bin"
        PATTERN "__pycache__" EXCLUDE)
file(CONFIGURE OUTPUT dist-info/METADATA CONTENT "Metadata-Version: 2.1
Name: plotmill
Version: ${PROJECT_VERSION}
Summary: Producer for Plotmill, the bulk charting service
Requires-Python: >=3.10
Requires-Dist: pyzmq>=22
Requires-Dist: msgpack>=1.0
")
file(CONFIGURE OUTPUT dist-info/INSTALLER CONTENT "cmake\n")
install(DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/dist-info/ DESTINATION ${PLOTMILL_PYTHON_DIR}/plotmill-${PROJECT_VERSION}.dist-info)
