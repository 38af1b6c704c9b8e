# One INTERFACE target, linked PRIVATE to our targets only: third-party headers come as SYSTEM.
add_library(plotmill_warnings INTERFACE)
target_compile_options(plotmill_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wcast-align -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(plotmill_warnings INTERFACE -Wduplicated-cond -Wlogical-op)
endif()
target_compile_definitions(plotmill_warnings INTERFACE _GLIBCXX_ASSERTIONS)
