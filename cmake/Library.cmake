# plotmill_library(NAME [SHAREABLE] SOURCES a.cpp … [PUBLIC target …] [PRIVATE target …])
# One concept: one folder, one static library, alias plotmill::NAME. Includes are written from common/ or from the project root.
# SHAREABLE: it goes into the installed shared library as well. Hidden symbols: position-independent code then costs nothing.
function(plotmill_library name)
    cmake_parse_arguments(ARG "SHAREABLE" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    if(ARG_SOURCES)
        add_library(plotmill_${name} STATIC ${ARG_SOURCES})
        set(scope PUBLIC)
        if(ARG_SHAREABLE)
            set_target_properties(plotmill_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON
                                  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
        endif()
        target_link_libraries(plotmill_${name} PRIVATE plotmill_warnings ${ARG_PRIVATE})
    else()
        add_library(plotmill_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    add_library(plotmill::${name} ALIAS plotmill_${name})
    target_include_directories(plotmill_${name} ${scope} ${PROJECT_SOURCE_DIR}/common ${PROJECT_SOURCE_DIR})
    target_link_libraries(plotmill_${name} ${scope} ${ARG_PUBLIC})
endfunction()

# plotmill_program(NAME SOURCES … LINK …): an installed executable in build/<preset>/bin.
function(plotmill_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE plotmill_warnings ${ARG_LINK})
endfunction()
