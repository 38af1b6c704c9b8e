class QuadMesh: pass
class AxesImage: pass
