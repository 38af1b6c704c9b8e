# Which processors the programs run on. x86-64-v2 is every x86-64 server since 2009 (SSE4.2); what hot loops use beyond it is asked for at
# run time (common/base/processor.hpp). Empty: the compiler's own baseline.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    set(PLOTMILL_MARCH "x86-64-v2" CACHE STRING "-march of all our code")
else()
    set(PLOTMILL_MARCH "" CACHE STRING "-march of all our code")
endif()
if(PLOTMILL_MARCH)
    add_compile_options(-march=${PLOTMILL_MARCH})
endif()
