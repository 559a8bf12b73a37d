#ifndef LODE_VERSION_H
#define LODE_VERSION_H

#define LODE_VERSION "0.1.0"

#endif
